package io.eventify.event.programme;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Files that people upload, and files that only attackers do. */
final class Uploads {
    static final String SECRET = "36.8065 N, 10.1815 E, camera of the director";

    private Uploads() {}

    /** Left half red, right half blue. */
    static BufferedImage halves(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height);
        canvas.setColor(Color.BLUE);
        canvas.fillRect(width / 2, 0, width - width / 2, height);
        canvas.dispose();
        return image;
    }

    static byte[] jpeg(int width, int height) {
        return written(halves(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    static byte[] png(int width, int height) {
        return written(halves(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    static byte[] gif() {
        return written(halves(64, 64, BufferedImage.TYPE_INT_RGB), "gif");
    }

    static byte[] transparentPng(int width, int height) {
        return written(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png");
    }

    /** As a camera writes it that was held upright: stored lying, with its orientation and where it was taken. */
    static byte[] photographHeldUpright(int width, int height) {
        byte[] lying = jpeg(width, height);
        byte[] exif = exif(6);
        return ByteBuffer.allocate(lying.length + exif.length)
                .put(lying, 0, 2)
                .put(exif)
                .put(lying, 2, lying.length - 2)
                .array();
    }

    private static byte[] exif(int orientation) {
        byte[] secret = SECRET.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(38 + secret.length + 1);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x010e)
                .putShort((short) 2)
                .putInt(secret.length + 1)
                .putInt(38);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putInt(0).put(secret).put((byte) 0);
        return ByteBuffer.allocate(10 + tiff.capacity())
                .putShort((short) 0xffe1)
                .putShort((short) (8 + tiff.capacity()))
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(tiff.array())
                .array();
    }

    /** From a printer's shop: four inks. */
    static byte[] cmykJpeg(int width, int height) {
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                inks.setPixel(x, y, new int[] {0, 200, 200, 0});
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(inks, null, null), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static byte[] webp() {
        try (InputStream in = Uploads.class.getResourceAsStream("/pictures/gradient.webp")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A few kilobytes that would be gigabytes of black points. */
    static byte[] pngBomb(int width, int height) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            chunk(
                    png,
                    "IHDR",
                    ByteBuffer.allocate(13)
                            .putInt(width)
                            .putInt(height)
                            .put(new byte[] {8, 6, 0, 0, 0})
                            .array());
            ByteArrayOutputStream points = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflated = new DeflaterOutputStream(points)) {
                deflated.write(new byte[1 << 20]);
            }
            chunk(png, "IDAT", points.toByteArray());
            chunk(png, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) throws IOException {
        byte[] typed = ByteBuffer.allocate(4 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        CRC32 sum = new CRC32();
        sum.update(typed);
        DataOutputStream out = new DataOutputStream(png);
        out.writeInt(content.length);
        out.write(typed);
        out.writeInt((int) sum.getValue());
    }

    static byte[] text() {
        return "This is not a picture, whatever its name says.".getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] written(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
