package io.eventify.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The compiled platform, and the fixtures that break the rules. */
final class Sources {
    private static final Path ROOT = Path.of("..", "..");

    private Sources() {}

    static Path root() {
        return ROOT;
    }

    static JavaClasses platform() {
        List<Path> folders = Stream.concat(
                        Rules.CONTEXTS.stream().map(context -> ROOT.resolve("apps/" + context + "/target/classes")),
                        Stream.of(
                                        "shared-api/platform",
                                        "shared-api/contracts",
                                        "apps/lra-coordinator",
                                        "apps/launcher")
                                .map(module -> ROOT.resolve(module + "/target/classes")))
                .toList();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new IllegalStateException(folder + " is not there: build the modules first");
            }
        }
        return new ClassFileImporter().importPaths(folders);
    }

    static JavaClasses fixtures() {
        return new ClassFileImporter().importPaths(Path.of("target/test-classes"));
    }
}
