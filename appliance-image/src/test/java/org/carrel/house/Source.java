package org.carrel.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
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

    /** A method or constructor with a body, and how many lines it takes with its signature. */
    record Method(String name, long lines) {}

    static Source read(Path path) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null, files, null, null, null, files.getJavaFileObjects(path));
            CompilationUnitTree unit = task.parse().iterator().next();
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            return new Source(path, Files.readString(path), kind(unit), methodsOf(unit, positions));
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
                .filter(method -> method.lines() > limit)
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
                found.add(new Method(method.getName().toString(), last - first + 1));
                return super.visitMethod(method, null);
            }
        }.scan(unit, null);
        return List.copyOf(found);
    }
}
