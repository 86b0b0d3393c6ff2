package io.eventify.ticketing.document;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A code as a square of dark modules; level M survives a creased sheet. */
record QrCode(BitMatrix modules) {

    private static final int QUIET_MODULES = 4;

    /** A run of dark modules in one line. */
    interface Bar {
        void at(int x, int y, int width);
    }

    static QrCode of(String text) {
        try {
            return new QrCode(new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    QUIET_MODULES)));
        } catch (WriterException e) {
            throw new IllegalStateException("a ticket code fits into a QR code", e);
        }
    }

    /** Modules on a side, quiet zone included. */
    int size() {
        return modules.getWidth();
    }

    void draw(Bar bar) {
        for (int y = 0; y < size(); y++) {
            int x = 0;
            while (x < size()) {
                int end = x;
                while (end < size() && modules.get(end, y)) {
                    end++;
                }
                if (end > x) {
                    bar.at(x, y, end - x);
                }
                x = end + 1;
            }
        }
    }

    /** @param title for screen readers */
    String svg(String title) {
        StringBuilder path = new StringBuilder();
        draw((x, y, width) -> path.append('M')
                .append(x)
                .append(' ')
                .append(y)
                .append('h')
                .append(width)
                .append("v1h-")
                .append(width)
                .append('z'));
        return """
                <svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges"><title>%2$s</title><path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%3$s"/></svg>
                """.formatted(size(), escaped(title), path);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
