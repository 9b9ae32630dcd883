package lanewise.plan;

import java.util.Arrays;

/** Lists of numbers, one for each of some things. */
final class Lists {
    private Lists() {}

    /** For each thing, which others have it in their lists, in ascending order. */
    static int[][] inverse(int[][] lists) {
        int[] counts = new int[lists.length];
        for (int[] list : lists) {
            for (int named : list) {
                counts[named]++;
            }
        }
        int[][] inverse = new int[lists.length][];
        for (int i = 0; i < lists.length; i++) {
            inverse[i] = new int[counts[i]];
        }
        int[] next = new int[lists.length];
        for (int i = 0; i < lists.length; i++) {
            for (int named : lists[i]) {
                inverse[named][next[named]++] = i;
            }
        }
        return inverse;
    }

    /** The different numbers to which a table sends those of a list, in ascending order. */
    static int[] distinct(int[] list, int[] table) {
        int[] sent = new int[list.length];
        for (int i = 0; i < list.length; i++) {
            sent[i] = table[list[i]];
        }
        Arrays.sort(sent);
        int count = 0;
        for (int i = 0; i < sent.length; i++) {
            if (i == 0 || sent[i] != sent[i - 1]) {
                sent[count++] = sent[i];
            }
        }
        return count == sent.length ? sent : Arrays.copyOf(sent, count);
    }

    /** An ascending list without those of another one. */
    static int[] without(int[] list, int[] others) {
        int[] left = new int[list.length];
        int count = 0;
        for (int number : list) {
            if (Arrays.binarySearch(others, number) < 0) {
                left[count++] = number;
            }
        }
        return count == list.length ? list : Arrays.copyOf(left, count);
    }
}
