package io.eventify.event.organisation;

import jakarta.persistence.EnumeratedValue;

/** What a person does in an organisation. */
public enum MemberRole {
    OWNER("owner"),
    MANAGER("manager"),
    CHECKIN("checkin");

    @EnumeratedValue
    final String code;

    MemberRole(String code) {
        this.code = code;
    }

    /** By its name in the API. */
    static MemberRole of(String code) {
        for (MemberRole role : values()) {
            if (role.code.equals(code)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no role " + code);
    }
}
