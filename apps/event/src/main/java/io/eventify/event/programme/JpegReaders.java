package io.eventify.event.programme;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;

/** Readers of JPEG that know CMYK and forgive odd colour profiles; built upon the JDK's, in a registry of their own instead of the whole server's. */
final class JpegReaders {
    private static final ImageReaderSpi FORGIVING = forgiving();

    private JpegReaders() {}

    static ImageReader create() {
        try {
            return FORGIVING.createReaderInstance(null);
        } catch (IOException e) {
            throw new IllegalStateException("no JPEG reader", e);
        }
    }

    private static ImageReaderSpi forgiving() {
        List<Class<?>> readers = List.of(ImageReaderSpi.class);
        ServiceRegistry own = new ServiceRegistry(readers.iterator());
        IIORegistry.getDefaultInstance()
                .getServiceProviders(ImageReaderSpi.class, JpegReaders::isOfTheJdk, false)
                .forEachRemaining(own::registerServiceProvider);
        JPEGImageReaderSpi forgiving = new JPEGImageReaderSpi();
        own.registerServiceProvider(forgiving);
        return forgiving;
    }

    private static boolean isOfTheJdk(Object provider) {
        return provider.getClass().getModule().getName() != null
                && List.of(((ImageReaderSpi) provider).getFormatNames()).contains("jpeg");
    }
}
