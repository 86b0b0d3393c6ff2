package io.eventify.order.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventify.contracts.Money;
import io.eventify.order.Order;
import io.eventify.order.OrderCompleted;
import io.eventify.order.Totals;
import io.eventify.order.testing.OrderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceTest {
    private final OrderContext context = new OrderContext();

    @Test
    void numbers_have_no_gaps_though_orders_complete_at_once_and_some_fail() throws Exception {
        List<Order> orders =
                IntStream.range(0, 20).mapToObj(n -> context.placedOrder(1)).toList();
        context.get(NumberInvoice.class);
        context.get(Invoices.class);
        try (ExecutorService completions = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = new ArrayList<>();
            for (int n = 0; n < orders.size(); n++) {
                Order order = orders.get(n);
                boolean fails = n % 3 == 0;
                running.add(completions.submit(() -> complete(order, fails)));
            }
            for (Future<?> one : running) {
                one.get(60, TimeUnit.SECONDS);
            }
        }

        List<String> numbers = context.transactions.call(() -> orders.stream()
                .flatMap(order -> context.get(Invoices.class).ofOrder(order.id()).stream())
                .map(Invoice::number)
                .sorted()
                .toList());
        int year = context.clock.instant().atZone(java.time.ZoneOffset.UTC).getYear();
        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 13)
                        .mapToObj(n -> "I-%d-%06d".formatted(year, n))
                        .toList());
    }

    private void complete(Order order, boolean fails) {
        try {
            context.transactions.run(() -> {
                context.get(NumberInvoice.class).whenCompleted(new OrderCompleted(order));
                if (fails) {
                    throw new IllegalStateException("after the number was taken");
                }
            });
        } catch (IllegalStateException expected) {
            assertThat(fails).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar"})
    void the_invoice_prints_in_the_customers_language(String language) throws Exception {
        Order order = context.placedOrder(60);
        context.transactions.run(() -> context.get(NumberInvoice.class).whenCompleted(new OrderCompleted(order)));
        InvoicePdf.Paper paper =
                context.transactions.call(() -> context.get(ReadInvoice.class).ofOrder(order.id(), any -> true));
        context.transactions.run(() -> context.transactions
                .entityManager()
                .createNativeQuery("update orders set language = :language where id = :id")
                .setParameter("language", language)
                .setParameter("id", order.id())
                .executeUpdate());
        Order inLanguage = context.read(order.id());

        byte[] pdf = new InvoicePdf()
                .of(new InvoicePdf.Paper(paper.invoice(), inLanguage, inLanguage.lines(), paper.performance()));

        try (var document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains(paper.invoice().number(), order.orderNumber(), "3000.00");
            assertThat(document.getNumberOfPages()).isEqualTo(2);
        }
    }

    @Test
    void a_credit_note_takes_its_share_of_the_tax() {
        Totals cancelled = new Totals(Money.of("EUR", "100.00"), Money.of("EUR", "5.21"));

        assertThat(NumberInvoice.taxIn(Money.of("EUR", "50.00"), cancelled)).isEqualTo(Money.of("EUR", "2.60"));
        assertThat(NumberInvoice.taxIn(Money.of("EUR", "0.00"), new Totals(Money.zero("EUR"), Money.zero("EUR"))))
                .isEqualTo(Money.zero("EUR"));
    }

    @Test
    void there_is_no_invoice_before_completion() {
        Order order = context.placedOrder(1);

        assertThat(context.transactions.call(() -> context.get(Invoices.class).ofOrder(order.id())))
                .isEqualTo(Optional.empty());
    }
}
