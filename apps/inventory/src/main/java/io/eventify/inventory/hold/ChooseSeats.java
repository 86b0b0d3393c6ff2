package io.eventify.inventory.hold;

import io.eventify.inventory.Performances;
import io.eventify.inventory.Performances.Performance;
import io.eventify.inventory.SeatingPlan;
import io.eventify.inventory.SeatingPlan.Seat;
import io.eventify.inventory.SeatingPlan.Section;
import io.eventify.inventory.SeatingPlans;
import io.eventify.inventory.hold.BestAvailable.FreeSeats;
import io.eventify.inventory.hold.BestAvailable.Rule;
import io.eventify.inventory.hold.BestAvailable.Wish;
import io.eventify.inventory.hold.Holds.Patience;
import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Chooses the best seats for a customer and holds them in the same transaction, under the lock of the section: chosen above it, most of a herd would choose the
 * same seats and be refused while others are free.
 *
 * <p>First round: the best section that nobody else is choosing in, and only seats side by side. When that gives nothing and some section was busy, or only
 * relaxing the rules would help, second round: wait for all sections of the wish. A buyer who names his seats needs no section lock and may win some of the chosen
 * ones; then it is chosen again, up to {@value #ATTEMPTS} times.
 */
@ApplicationScoped
public class ChooseSeats {
    static final int ATTEMPTS = 8;

    @Inject
    Sql database;

    @Inject
    Holds holds;

    @Inject
    SeatChoices choices;

    @Inject
    Performances performances;

    @Inject
    SeatingPlans plans;

    HoldOutcome choose(HoldCommand command, Wish wish) {
        Optional<HoldOutcome> settled = settled(command);
        if (settled.isPresent()) {
            return settled.get();
        }
        SeatingPlan plan = plans.get(performances.get(command.performanceId()).seatingPlanId());
        List<Section> candidates = plan.sections().stream().filter(wish::admits).toList();
        if (choices.countFree(command.performanceId(), candidates) < wish.quantity()) {
            return new HoldOutcome.NothingToChoose();
        }
        if (candidates.size() > 1) {
            Optional<HoldOutcome> first = database.inLocalTransaction(() -> inFreeSections(command, wish, candidates));
            if (first.isPresent()) {
                return first.get();
            }
        }
        return database.inLocalTransaction(() -> inAllSections(command, wish, candidates));
    }

    /* A repeat, or a performance that sells nothing: nothing is to be chosen. */
    private Optional<HoldOutcome> settled(HoldCommand command) {
        Optional<Hold> earlier = holds.find(command.holdId());
        if (earlier.isPresent()) {
            return Optional.of(holds.hold(
                    command.holdId(),
                    command.requestHash(),
                    command.performanceId(),
                    command.customerId(),
                    command.wanted(),
                    command.ttlSeconds(),
                    Patience.SKIPS));
        }
        Optional<Performance> performance = performances.find(command.performanceId());
        if (performance.isEmpty()) {
            return Optional.of(new HoldOutcome.PerformanceUnknown());
        }
        return performance.get().salesStatus().equals("open")
                ? Optional.empty()
                : Optional.of(new HoldOutcome.SalesNotOpen());
    }

    private Optional<HoldOutcome> inFreeSections(HoldCommand command, Wish wish, List<Section> candidates) {
        List<Section> locked = new ArrayList<>();
        for (Section section : candidates) {
            if (choices.tryLock(command.performanceId(), section)) {
                Optional<HoldOutcome> taken = take(command, wish, List.of(section), Set.of(Rule.TOGETHER_NO_ORPHAN));
                if (taken.isPresent()) {
                    return taken;
                }
                locked.add(section);
            }
        }
        return take(command, wish, locked, Rule.SIDE_BY_SIDE);
    }

    private HoldOutcome inAllSections(HoldCommand command, Wish wish, List<Section> candidates) {
        choices.lock(command.performanceId(), candidates);
        return take(command, wish, candidates, Rule.ALL).orElse(new HoldOutcome.NothingToChoose());
    }

    /* Empty when the rules give no seats, or seats were lost too often. The sections are locked. */
    private Optional<HoldOutcome> take(HoldCommand command, Wish wish, List<Section> sections, Set<Rule> rules) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<FreeSeats> free = sections.stream()
                    .map(section -> without(command, choices.free(command.performanceId(), section)))
                    .toList();
            Optional<List<Seat>> chosen = BestAvailable.choose(wish, free, rules);
            if (chosen.isEmpty()) {
                return Optional.empty();
            }
            Set<UUID> seats = new HashSet<>(chosen.get().stream().map(Seat::id).toList());
            HoldOutcome outcome = holds.hold(
                    command.holdId(),
                    command.requestHash(),
                    command.performanceId(),
                    command.customerId(),
                    command.wanted().with(seats),
                    command.ttlSeconds(),
                    Patience.WAITS);
            if (!(outcome instanceof HoldOutcome.Unavailable(List<UUID> lost)) || !seats.containsAll(lost)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }

    private static FreeSeats without(HoldCommand command, FreeSeats free) {
        return command.wanted().seats().isEmpty()
                ? free
                : BestAvailable.without(free, Set.copyOf(command.wanted().seats()));
    }
}
