package io.eventify.event.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.SalesPolicy;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PolicyTest {

    @Property
    void whatever_is_in_range_comes_back_as_it_was(
            @ForAll @IntRange(min = 1, max = 60) int hold,
            @ForAll @IntRange(min = 1, max = 100) int most,
            @ForAll @IntRange(min = 0, max = 8_760) int hours,
            @ForAll @IntRange(min = 0, max = 100) int percent,
            @ForAll boolean reentry,
            @ForAll boolean transfer,
            @ForAll @IntRange(min = 0, max = 1_440) int offline) {
        SalesPolicy terms = new SalesPolicy(hold, most, hours, percent, reentry, transfer, offline);

        assertThat(Policy.of(terms).terms()).isEqualTo(terms);
    }

    @Property
    void a_hold_time_out_of_range_is_refused(@ForAll int minutes) {
        if (minutes >= 1 && minutes <= 60) {
            return;
        }
        assertThatThrownBy(() -> Policy.of(new SalesPolicy(minutes, 10, 24, 100, false, true, 5)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void a_refund_out_of_range_is_refused(@ForAll int percent) {
        if (percent >= 0 && percent <= 100) {
            return;
        }
        assertThatThrownBy(() -> Policy.of(new SalesPolicy(10, 10, 24, percent, false, true, 5)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_a_request_leaves_out_is_taken_from_below() {
        SalesPolicyRequest request = new SalesPolicyRequest(5, null, null, 50, null, null, null);

        assertThat(request.over(SalesPolicy.DEFAULT).terms()).isEqualTo(new SalesPolicy(5, 10, 24, 50, false, true, 5));
    }
}
