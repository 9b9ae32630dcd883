/**
 * Files: NumPy's arrays, and archives of them. What is read is taken for hostile: every length is checked against what
 * is really there and against {@link lanewise.io.Limits} before anything is allocated for it, and whatever is wrong
 * becomes a {@link lanewise.error.FormatException} that names the file, the entry and the reason. What is written has
 * the same bytes whenever it is written, and appears under its name all at once.
 */
package lanewise.io;
