package lanewise.verify.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import lanewise.io.Json;
import lanewise.io.Limits;

/** A model archive taken apart, to be put together with something wrong in it. */
final class ArchiveEdit {
    private static final String DOCUMENT = "model.json";
    private static final Pattern STEP = Pattern.compile("\\.?([a-zA-Z_]\\w*)|\\[(\\d+)]");

    private static final ArchiveEdit EVERY_OPERATOR = new ArchiveEdit(everyOperatorBytes());

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Json document;

    /** An archive with a signal of every kind and an operator of every type. */
    static ArchiveEdit everyOperator() {
        return new ArchiveEdit(EVERY_OPERATOR);
    }

    private static byte[] everyOperatorBytes() {
        try (InputStream in = ArchiveEdit.class.getResourceAsStream("every_operator.zip")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ArchiveEdit(ArchiveEdit other) {
        document = other.document;
        other.entries.forEach((name, bytes) -> entries.put(name, bytes.clone()));
    }

    ArchiveEdit(byte[] file) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        document = json(new String(entries.get(DOCUMENT), StandardCharsets.UTF_8));
    }

    Map<String, byte[]> entries() {
        return entries;
    }

    /** The document as it was at first. */
    Json document() {
        return document;
    }

    void document(Json document) {
        entries.put(DOCUMENT, document.text().getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Puts another value into the document.
     *
     * @param path such as {@code operators[3].dst}
     * @param value as JSON; empty to leave the member out
     */
    void put(String path, String value) {
        List<Object> steps = new ArrayList<>();
        for (Matcher matcher = STEP.matcher(path); matcher.find(); ) {
            steps.add(matcher.group(1) != null ? matcher.group(1) : (Object) Integer.valueOf(matcher.group(2)));
        }
        document(changed(
                json(new String(entries.get(DOCUMENT), StandardCharsets.UTF_8)),
                steps,
                old -> value.isEmpty() ? null : json(value)));
    }

    private static Json changed(Json json, List<Object> steps, UnaryOperator<Json> change) {
        if (steps.isEmpty()) {
            return change.apply(json);
        }
        List<Object> rest = steps.subList(1, steps.size());
        return switch (json) {
            case Json.Members members -> {
                Map<String, Json> values = new LinkedHashMap<>(members.values());
                String key = (String) steps.getFirst();
                Json value = changed(values.get(key), rest, change);
                if (value == null) {
                    values.remove(key);
                } else {
                    values.put(key, value);
                }
                yield new Json.Members(values);
            }
            case Json.Elements elements -> {
                List<Json> values = new ArrayList<>(elements.values());
                int index = (Integer) steps.getFirst();
                Json value = changed(values.get(index), rest, change);
                if (value == null) {
                    values.remove(index);
                } else {
                    values.set(index, value);
                }
                yield new Json.Elements(values);
            }
            default -> throw new IllegalArgumentException("nothing within " + json);
        };
    }

    static Json json(String text) {
        return Json.parse("edit", text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
    }

    byte[] zip() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
