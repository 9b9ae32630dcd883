package lanewise.io;

import java.util.List;

/** Which names an entry may have: those that are a file's within the folder one unpacks to, on every system. */
final class ZipNames {
    private ZipNames() {}

    /** Why a name is refused; null if it is not. */
    static String objection(String name) {
        if (name.isEmpty()) {
            return "it has no name";
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return "its name has control characters";
        }
        if (name.indexOf('\\') >= 0 || name.indexOf(':') >= 0) {
            return "its name has a backslash or a colon; name folders with slashes";
        }
        if (name.endsWith("/")) {
            return "its name ends with a slash, as a folder's; only files are expected";
        }
        if (name.startsWith("/")) {
            return "its name starts at the root of a file system; names are relative";
        }
        if (List.of(name.split("/", -1)).stream()
                .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))) {
            return "its name has an empty part, or one of dots alone, which may lead out of its folder";
        }
        return null;
    }
}
