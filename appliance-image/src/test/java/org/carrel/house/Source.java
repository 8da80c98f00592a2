package org.carrel.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** One Java file as the compiler's own parser reads it. */
record Source(Path path, String text, Tree.Kind kind, List<Method> methods) {

    /** A method or constructor: its lines, signature included, and whether it is but one switch. */
    record Method(String name, long lines, boolean isTable) {}

    /** Reads all files with one compiler, which parses and goes no further. */
    static List<Source> readAll(List<Path> paths) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    null,
                                    null,
                                    files.getJavaFileObjectsFromPaths(paths));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<Source> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                Path path = Path.of(unit.getSourceFile().toUri());
                String text = Files.readString(path);
                sources.add(new Source(path, text, kind(unit), methodsOf(unit, positions)));
            }
            return List.copyOf(sources);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the type that the file is named after. */
    String name() {
        return path.getFileName().toString().replace(".java", "");
    }

    boolean isTable() {
        return kind == Tree.Kind.ENUM;
    }

    boolean isInterface() {
        return kind == Tree.Kind.INTERFACE;
    }

    boolean declares(String method) {
        return methods.stream().anyMatch(each -> each.name().equals(method));
    }

    long lines() {
        return text.lines().count();
    }

    Stream<String> methodsLongerThan(int limit) {
        return methods.stream()
                .filter(method -> !method.isTable() && method.lines() > limit)
                .map(method -> this + ": " + method.name() + " has " + method.lines() + " lines");
    }

    @Override
    public String toString() {
        return House.inHouse(path);
    }

    /** What the file's type is; a {@code package-info} has none and counts as a file. */
    private static Tree.Kind kind(CompilationUnitTree unit) {
        return unit.getTypeDecls().isEmpty()
                ? unit.getKind()
                : unit.getTypeDecls().getFirst().getKind();
    }

    private static List<Method> methodsOf(CompilationUnitTree unit, SourcePositions positions) {
        LineMap lines = unit.getLineMap();
        List<Method> found = new ArrayList<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                long first = lines.getLineNumber(positions.getStartPosition(unit, method));
                long last = lines.getLineNumber(positions.getEndPosition(unit, method));
                String name = method.getName().toString();
                found.add(new Method(name, last - first + 1, isTable(method)));
                return super.visitMethod(method, null);
            }
        }.scan(unit, null);
        return List.copyOf(found);
    }

    private static boolean isTable(MethodTree method) {
        return method.getBody() != null
                && method.getBody().getStatements().size() == 1
                && method.getBody().getStatements().getFirst() instanceof ReturnTree answer
                && answer.getExpression() instanceof SwitchExpressionTree;
    }
}
