package lanewise.bench.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.analysis.picture.Picture;
import lanewise.bench.drawing.PngCanvas;
import lanewise.io.Json;
import lanewise.io.Npz;

/**
 * What came of a recipe.
 *
 * @param recipe its name
 * @param headline what was done, in a sentence
 * @param figures what was reached, by names that people read
 * @param tables more of it
 * @param pictures by the ends of their files' names
 * @param parameters the values of what was trained, by the ends of their files' names
 */
public record RecipeResult(
        String recipe,
        String headline,
        Map<String, Cell> figures,
        List<ResultTable> tables,
        Map<String, Picture> pictures,
        Map<String, TrainedValues> parameters) {
    /** What people read. */
    public String text() {
        StringBuilder text = new StringBuilder(headline).append('\n');
        int width = figures.keySet().stream().mapToInt(String::length).max().orElse(0) + 2;
        figures.forEach((name, cell) ->
                text.append('\n').append(("%-" + width + "s").formatted(name)).append(cell.text()));
        tables.forEach(table -> text.append("\n\n").append(table.text()));
        return text.toString();
    }

    /** One JSON object. */
    public Json json() {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("recipe", new Json.Text(recipe));
        figures.forEach((name, cell) -> members.put(key(name), cell.json()));
        tables.forEach(table -> members.put(table.name(), table.json()));
        return new Json.Members(members);
    }

    static String key(String name) {
        return name.replace(' ', '_').replace("-", "_");
    }

    /** The value of a figure. */
    public Json figure(String name) {
        return figures.get(name).json();
    }

    /**
     * Writes pictures as SVG and PNG, parameters as npz.
     *
     * @param folder exists
     * @return the names of the files, and the reason where there is no PNG
     */
    public List<String> write(Path folder) throws IOException {
        List<String> written = new ArrayList<>();
        for (Map.Entry<String, Picture> picture : pictures.entrySet()) {
            String stem = stem(picture.getKey());
            picture.getValue().write(folder.resolve(stem + ".svg"));
            written.add(stem + ".svg");
            written.add(png(picture.getValue(), folder, stem + ".png"));
        }
        for (Map.Entry<String, TrainedValues> values : parameters.entrySet()) {
            String file = stem(values.getKey()) + ".npz";
            Npz.write(folder.resolve(file), values.getValue().arrays());
            written.add(file);
        }
        if (!tables.isEmpty()) {
            String file = stem("") + ".json";
            Files.writeString(folder.resolve(file), json().text() + "\n");
            written.add(file);
        }
        return written;
    }

    private String stem(String end) {
        return "lanewise-" + recipe + (end.isEmpty() ? "" : "-" + end);
    }

    private static String png(Picture picture, Path folder, String file) throws IOException {
        try {
            PngCanvas.write(picture, folder.resolve(file));
            return file;
        } catch (RuntimeException
                | LinkageError
                | InternalError e) { // without AWT, or without fonts, it is any of these
            return "(no PNG, as here is no java.desktop, or no fontconfig with a font: " + e + ")";
        }
    }
}
