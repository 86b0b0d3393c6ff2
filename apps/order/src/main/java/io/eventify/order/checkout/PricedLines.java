package io.eventify.order.checkout;

import io.eventify.contracts.reservation.ReservationView;
import io.eventify.order.OrderLine;
import io.eventify.platform.time.Ids;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The frozen cart as lines of an order: one for each admission, so that each can have its ticket and be cancelled alone. */
final class PricedLines {

    private PricedLines() {}

    static List<OrderLine> of(UUID order, ReservationView cart) {
        List<OrderLine> lines = new ArrayList<>();
        for (ReservationView.Item item : cart.items()) {
            OrderLine.Place place = new OrderLine.Place(
                    item.holdId(),
                    item.seatId(),
                    item.bucketId(),
                    item.label(),
                    item.section(),
                    item.row(),
                    item.number());
            BigDecimal taxPercent = new BigDecimal(item.taxPercent());
            for (int admission = 0; admission < item.quantity(); admission++) {
                UUID id = Ids.derived("order-line\n" + order + '\n' + item.itemId() + '\n' + admission);
                lines.add(
                        new OrderLine(id, lines.size() + 1, place, item.priceCategory(), item.unitPrice(), taxPercent));
            }
        }
        return lines;
    }
}
