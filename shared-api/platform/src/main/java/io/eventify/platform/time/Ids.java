package io.eventify.platform.time;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Makes ids. */
public final class Ids {
    private static final TimeBasedEpochGenerator EPOCH = Generators.timeBasedEpochGenerator();
    private static final UUID NAMESPACE = UUID.fromString("6f1c2a54-9d3e-5b7a-8c41-0e5d2f7b9a63");

    private Ids() {}

    /** A new id, version 7: grows with time, so that indexes stay compact. */
    public static UUID next() {
        return EPOCH.generate();
    }

    /** The id (version 5) that belongs to a name: the same for the same name, everywhere. */
    public static UUID derived(String name) {
        try {
            return new NameBasedGenerator(NAMESPACE, MessageDigest.getInstance("SHA-1"), null).generate(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
