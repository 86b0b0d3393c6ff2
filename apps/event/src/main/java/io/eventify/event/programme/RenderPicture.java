package io.eventify.event.programme;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * Makes the JPEGs that are shown out of what was uploaded: upright, in sRGB, transparent places white, and nothing else of the upload: no position, no camera, no
 * hidden data.
 *
 * <p>The size stands in a picture's first bytes and is looked at before a point is decoded; a large one is decoded with points left out; one after another, so that
 * the memory of one is all it ever costs.
 */
@ApplicationScoped
class RenderPicture {
    private static final int LEAST_SIDE = 16;
    private static final int MOST_SIDE = 16_384;
    private static final long MOST_POINTS = 50_000_000;
    /** WebP is decoded whole. */
    private static final long MOST_WEBP_POINTS = 16_000_000;

    private static final Set<Orientation> LYING =
            EnumSet.of(Orientation.LEFT_TOP, Orientation.RIGHT_TOP, Orientation.RIGHT_BOTTOM, Orientation.LEFT_BOTTOM);
    private static final int WIDEST = 1600;
    private static final float QUALITY = 0.82f;
    private static final long PATIENCE_SECONDS = 8;

    private final Semaphore oneAtATime = new Semaphore(1, true);

    /**
     * @param size of the picture itself, upright
     * @param uploadHash SHA-256 of the upload in hexadecimal digits
     */
    record Rendered(PictureSize size, String uploadHash, List<Rendition> renditions) {}

    /**
     * @throws UnsupportedPictureException if it is no JPEG, PNG or WebP
     * @throws PictureDimensionsException if it is too large or too small
     * @throws PictureUnreadableException if it is broken
     * @throws PicturesBusyException if others are in front for longer than a client waits
     */
    public Rendered render(byte[] upload) {
        Format format = Format.of(upload);
        try {
            if (!oneAtATime.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new PicturesBusyException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PicturesBusyException();
        }
        try {
            return rendered(upload, format);
        } finally {
            oneAtATime.release();
        }
    }

    private static Rendered rendered(byte[] upload, Format format) {
        Upright upright = upright(upload, format);
        List<Rendition> renditions = new ArrayList<>();
        for (PictureSize size : upright.size().shown()) {
            byte[] content = jpeg(scaled(upright.image(), size));
            renditions.add(new Rendition(size, hash(content), content));
        }
        return new Rendered(upright.size(), hash(upload), renditions);
    }

    /** @param size before points were left out */
    private record Upright(PictureSize size, BufferedImage image) {}

    private static Upright upright(byte[] upload, Format format) {
        ImageReader reader = format.reader();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
            // text in a PNG is compressed and may be a bomb of its own
            reader.setInput(in, true, format == Format.PNG);
            PictureSize stored = new PictureSize(reader.getWidth(0), reader.getHeight(0));
            format.requireReadable(stored);
            ImageReadParam leavingOut = reader.getDefaultReadParam();
            int step = Math.max(1, Math.min(stored.width(), stored.height()) / (2 * WIDEST));
            leavingOut.setSourceSubsampling(step, step, 0, 0);
            Orientation orientation = orientation(reader, format);
            BufferedImage image =
                    ExifFilterUtils.getFilterForOrientation(orientation).apply(opaque(reader.read(0, leavingOut)));
            return new Upright(LYING.contains(orientation) ? stored.turned() : stored, image);
        } catch (IOException | RuntimeException e) {
            if (e instanceof PictureDimensionsException tooLarge) {
                throw tooLarge;
            }
            // readers throw whatever a broken file leads them to
            throw broken(e);
        } finally {
            reader.dispose();
        }
    }

    private static PictureUnreadableException broken(Exception e) {
        PictureUnreadableException broken = new PictureUnreadableException();
        broken.initCause(e);
        return broken;
    }

    private static Orientation orientation(ImageReader reader, Format format) throws IOException {
        Orientation told = format == Format.JPEG ? ExifUtils.getExifOrientation(reader, 0) : null;
        return told == null ? Orientation.TOP_LEFT : told;
    }

    private static BufferedImage opaque(BufferedImage image) {
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = opaque.createGraphics();
        try {
            canvas.drawImage(image, 0, 0, Color.WHITE, null);
        } finally {
            canvas.dispose();
        }
        return opaque;
    }

    private static BufferedImage scaled(BufferedImage image, PictureSize size) {
        try {
            return Thumbnails.of(image)
                    .forceSize(size.width(), size.height())
                    .imageType(BufferedImage.TYPE_INT_RGB)
                    .asBufferedImage();
        } catch (IOException e) {
            throw new IllegalStateException("from memory to memory", e);
        }
    }

    private static byte[] jpeg(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new IllegalStateException("from memory to memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /* Known by its first bytes; the readers are named, not looked up: the registry is the whole server's and knows what another application brought along. */
    private enum Format {
        JPEG(MOST_POINTS) {
            @Override
            ImageReader reader() {
                return JpegReaders.create();
            }
        },
        PNG(MOST_POINTS) {
            @Override
            ImageReader reader() {
                return ImageIO.getImageReadersByFormatName("png").next();
            }
        },
        WEBP(MOST_WEBP_POINTS) {
            @Override
            ImageReader reader() {
                return new WebPImageReaderSpi().createReaderInstance(null);
            }
        };

        private final long mostPoints;

        Format(long mostPoints) {
            this.mostPoints = mostPoints;
        }

        abstract ImageReader reader();

        void requireReadable(PictureSize size) {
            if (Math.min(size.width(), size.height()) < LEAST_SIDE
                    || Math.max(size.width(), size.height()) > MOST_SIDE
                    || (long) size.width() * size.height() > mostPoints) {
                throw new PictureDimensionsException();
            }
        }

        static Format of(byte[] upload) {
            if (begins(upload, 0, 0xff, 0xd8, 0xff)) {
                return JPEG;
            }
            if (begins(upload, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
                return PNG;
            }
            if (begins(upload, 0, 'R', 'I', 'F', 'F') && begins(upload, 8, 'W', 'E', 'B', 'P')) {
                return WEBP;
            }
            throw new UnsupportedPictureException();
        }

        private static boolean begins(byte[] upload, int from, int... mark) {
            if (upload.length < from + mark.length) {
                return false;
            }
            for (int i = 0; i < mark.length; i++) {
                if ((upload[from + i] & 0xff) != mark[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
