package lanewise.build;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import lanewise.model.solver.BlockConjgrad;
import lanewise.model.solver.Cholesky;
import lanewise.model.solver.Conjgrad;
import lanewise.model.solver.ConjgradScipy;
import lanewise.model.solver.LsmrScipy;
import lanewise.model.solver.Lstsq;
import lanewise.model.solver.LstsqDrop;
import lanewise.model.solver.LstsqL1;
import lanewise.model.solver.LstsqL2;
import lanewise.model.solver.LstsqL2nz;
import lanewise.model.solver.LstsqMultNoise;
import lanewise.model.solver.LstsqNoise;
import lanewise.model.solver.Nnls;
import lanewise.model.solver.NnlsL2;
import lanewise.model.solver.NnlsL2nz;
import lanewise.model.solver.NoSolver;
import lanewise.model.solver.RandomizedSvd;
import lanewise.model.solver.Solver;
import lanewise.model.solver.SubSolver;
import lanewise.model.solver.Svd;

/** A solver as Python writes it, such as {@code LstsqL2(reg=0.01, solver=SVD())}. */
record SolverText(String name, Map<String, String> arguments) {
    static SolverText parse(String text) {
        int open = text.indexOf('(');
        Map<String, String> arguments = new LinkedHashMap<>();
        int depth = 0;
        int from = open + 1;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean ends = depth == 0 && (c == ',' || c == ')');
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (ends && at > from) {
                String[] pair = text.substring(from, at).trim().split("=", 2);
                arguments.put(pair[0], pair[1]);
                from = at + 1;
            }
        }
        return new SolverText(text.substring(0, open), arguments);
    }

    private double number(String argument, double otherwise) {
        return Double.parseDouble(arguments.getOrDefault(argument, Double.toString(otherwise)));
    }

    private <T> T part(String argument, String otherwise, Function<SolverText, T> made) {
        return made.apply(parse(arguments.getOrDefault(argument, otherwise)));
    }

    private SubSolver method() {
        return part("solver", "Cholesky()", SolverText::subSolver);
    }

    Solver solver() {
        Solver solver = switch (name) {
            case "Lstsq" -> new Lstsq(number("rcond", 0.01));
            case "LstsqNoise" -> new LstsqNoise(number("noise", 0.1), method());
            case "LstsqMultNoise" -> new LstsqMultNoise(number("noise", 0.1), method());
            case "LstsqL2" -> new LstsqL2(number("reg", 0.1), method());
            case "LstsqL2nz" -> new LstsqL2nz(number("reg", 0.1), method());
            case "LstsqL1" -> new LstsqL1(number("l1", 1e-4), number("l2", 1e-6), (int) number("max_iter", 1000));
            case "LstsqDrop" ->
                new LstsqDrop(
                        number("drop", 0.25),
                        part("solver1", "LstsqL2(reg=0.001)", SolverText::solver),
                        part("solver2", "LstsqL2(reg=0.1)", SolverText::solver));
            case "Nnls" -> new Nnls();
            case "NnlsL2" -> new NnlsL2(number("reg", 0.1));
            case "NnlsL2nz" -> new NnlsL2nz(number("reg", 0.1));
            case "NoSolver" -> new NoSolver();
            default -> throw new IllegalArgumentException("no solver " + this);
        };
        return arguments.getOrDefault("weights", "False").equals("True") ? solver.withWeights() : solver;
    }

    private SubSolver subSolver() {
        return switch (name) {
            case "Cholesky" -> new Cholesky();
            case "Conjgrad" -> new Conjgrad(number("tol", 0.01));
            case "BlockConjgrad" -> new BlockConjgrad(number("tol", 0.01));
            case "ConjgradScipy" -> new ConjgradScipy(number("tol", 1e-4), number("atol", 1e-8));
            case "LSMRScipy" -> new LsmrScipy(number("tol", 1e-4));
            case "SVD" -> new Svd();
            case "RandomizedSVD" ->
                new RandomizedSvd(
                        (int) number("n_components", 60), (int) number("n_oversamples", 10), (int) number("n_iter", 0));
            default -> throw new IllegalArgumentException("no sub-solver " + this);
        };
    }
}
