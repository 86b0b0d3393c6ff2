package io.eventify.launcher;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A parsed command line.
 *
 * @param command what to do
 * @param operands words that are not options, in order
 * @param options such as {@code --json}
 */
record CommandLine(String command, List<String> operands, Set<String> options) {
    /** Commands that pass their arguments on to another program are not listed. */
    private static final Map<String, Set<String>> OPTIONS = Map.ofEntries(
            Map.entry("up", Set.of("--allow-missing")),
            Map.entry("down", Set.of()),
            Map.entry("status", Set.of("--json")),
            Map.entry("logs", Set.of("-f")),
            Map.entry("reset", Set.of("--yes")),
            Map.entry("dlq", Set.of("--json")),
            Map.entry("rebuild", Set.of()),
            Map.entry("kill", Set.of()),
            Map.entry("start", Set.of()),
            Map.entry("keep", Set.of()),
            Map.entry("env", Set.of()),
            Map.entry("help", Set.of()));

    static CommandLine parse(String... arguments) {
        if (arguments.length == 0) return new CommandLine("help", List.of(), Set.of());
        String command = arguments[0].equals("--help") || arguments[0].equals("-h") ? "help" : arguments[0];
        Set<String> known = OPTIONS.get(command);
        if (known == null) throw new UsageException("unknown command: " + command + "; see ./eventify help");
        var operands = new ArrayList<String>();
        var options = new LinkedHashSet<String>();
        for (String argument : List.of(arguments).subList(1, arguments.length)) {
            if (!argument.startsWith("-")) operands.add(argument);
            else if (known.contains(argument)) options.add(argument);
            else throw new UsageException("./eventify " + command + " has no option " + argument);
        }
        return new CommandLine(command, List.copyOf(operands), Set.copyOf(options));
    }

    boolean has(String option) {
        return options.contains(option);
    }

    /** The only operand of a command that needs exactly one. */
    String operand(String meaning) {
        if (operands.size() != 1) throw new UsageException("./eventify " + command + " needs exactly one " + meaning);
        return operands.getFirst();
    }
}
