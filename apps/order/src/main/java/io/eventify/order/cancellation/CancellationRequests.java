package io.eventify.order.cancellation;

import io.eventify.contracts.inventory.GiveBackRequest;
import io.eventify.contracts.inventory.HoldSeatsRequest.BucketChoice;
import io.eventify.contracts.payment.RefundRequest;
import io.eventify.contracts.ticketing.RevokeTicketsRequest;
import io.eventify.order.OrderLine;
import io.eventify.platform.time.Ids;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a cancellation asks its neighbours for, and under which key: repeated, a request is the same, and done once. */
final class CancellationRequests {

    private CancellationRequests() {}

    static RevokeTicketsRequest revoke(Cancellation cancellation, List<OrderLine> lines) {
        return new RevokeTicketsRequest(
                cancellation.orderId(),
                lines.stream().map(OrderLine::id).toList(),
                cancellation.reason(),
                cancellation.isForced());
    }

    /** Payment knows by the refund's id that it is the same refund, however often it is asked for. */
    static RefundRequest refund(Cancellation cancellation) {
        return new RefundRequest(
                cancellation.refund(),
                cancellation.reason(),
                cancellation.refundId().orElseThrow());
    }

    /** The cancellation's id, and one derived from it for each time that support asks again. */
    static UUID refundKey(Cancellation cancellation) {
        return cancellation.refundTry() == 0
                ? cancellation.id()
                : Ids.derived("refund\n" + cancellation.id() + '\n' + cancellation.refundTry());
    }

    /** By hold, in key order; none if the places cannot be sold again. */
    static Map<UUID, GiveBackRequest> giveBack(CancellationRecord.Case open) {
        if (!open.ahead()) {
            return Map.of();
        }
        return open.lines().stream()
                .collect(Collectors.groupingBy(
                        OrderLine::holdId,
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), CancellationRequests::places)));
    }

    static UUID giveBackKey(Cancellation cancellation, UUID hold) {
        return Ids.derived("give-back\n" + cancellation.id() + '\n' + hold);
    }

    private static GiveBackRequest places(List<OrderLine> lines) {
        List<UUID> seats =
                lines.stream().flatMap(line -> line.seatId().stream()).toList();
        List<BucketChoice> buckets = lines.stream()
                .flatMap(line -> line.bucketId().stream())
                .collect(Collectors.groupingBy(bucket -> bucket, TreeMap::new, Collectors.summingInt(bucket -> 1)))
                .entrySet()
                .stream()
                .map(bucket -> new BucketChoice(bucket.getKey(), bucket.getValue()))
                .toList();
        return new GiveBackRequest(seats, buckets);
    }
}
