package io.crossdock.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What one figure of a process was, taken at a steady pace, first to last. The first third is
 * warming up and is not judged. Immutable.
 *
 * @param slack what it may grow by whatever its size
 */
record Series(String name, double slack, List<Double> values) {

  /** Beside the slack it may grow by so much of its mean. */
  private static final double SHARE = 0.1;

  Series {
    values = List.copyOf(values);
  }

  /** Grew: by its trend after warming up, more than the slack and a tenth of its mean. */
  boolean grows() {
    return growth() > Math.max(slack, SHARE * mean());
  }

  /**
   * How much more it is at the end than after warming up, by the median of the slopes between all
   * pairs (Theil and Sen): a few stray values change nothing. 0 for less than two values.
   */
  double growth() {
    List<Double> judged = judged();
    var slopes = new ArrayList<Double>();
    for (int i = 0; i < judged.size(); i++) {
      for (int j = i + 1; j < judged.size(); j++) {
        slopes.add((judged.get(j) - judged.get(i)) / (j - i));
      }
    }
    slopes.sort(null);
    return slopes.isEmpty() ? 0 : slopes.get(slopes.size() / 2) * (judged.size() - 1);
  }

  double least() {
    return judged().stream().mapToDouble(v -> v).min().orElse(0);
  }

  double most() {
    return judged().stream().mapToDouble(v -> v).max().orElse(0);
  }

  private double mean() {
    return judged().stream().mapToDouble(v -> v).average().orElse(0);
  }

  private List<Double> judged() {
    return values.subList(values.size() / 3, values.size());
  }
}
