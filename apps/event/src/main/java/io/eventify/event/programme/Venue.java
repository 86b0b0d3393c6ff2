package io.eventify.event.programme;

import io.eventify.event.Texts;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A venue as the inventory last told it. */
@Entity
public class Venue {
    @Id
    private UUID id;

    @Embedded
    private Texts name;

    private String city;
    private String country;
    private String timeZone;
    private Instant asOf;

    protected Venue() {}

    Venue(UUID id) {
        this.id = id;
        this.asOf = Instant.EPOCH;
    }

    /** Takes over what was told, unless something newer is known. */
    void define(Texts newName, String newCity, String newCountry, String newTimeZone, Instant at) {
        if (at.isBefore(asOf)) {
            return;
        }
        name = newName;
        city = newCity;
        country = newCountry;
        timeZone = newTimeZone;
        asOf = at;
    }

    UUID id() {
        return id;
    }

    Texts name() {
        return name;
    }

    String city() {
        return city;
    }

    String country() {
        return country;
    }
}
