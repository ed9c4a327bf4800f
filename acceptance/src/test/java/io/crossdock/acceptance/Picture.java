package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A picture in the documentation, beside what the browser shows now. */
final class Picture {

  private static final int WIDTH = 70;
  private static final int HEIGHT = 50;
  private static final double LIKE = 0.02;

  private Picture() {}

  /**
   * Seen from afar, as names, times and fonts differ from run to run: menu, columns, colours and
   * where things stand.
   *
   * @param name of {@code docs/NAME.png} and {@code target/screenshots/NAME.png}
   */
  static void isStillTrue(String name) {
    Path documented = Demo.HOME.resolve("docs").resolve(name + ".png");
    Path now = Path.of("target", "screenshots", name + ".png");
    assertThat(difference(documented, now))
        .as("%s is out of date: look at acceptance/%s and copy it there", documented, now)
        .isLessThan(LIKE);
  }

  /** Between 0 and 1: how far apart the shades of the same places are, on average. */
  private static double difference(Path one, Path other) {
    int[] a = shades(one);
    int[] b = shades(other);
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum / (255.0 * a.length);
  }

  private static int[] shades(Path file) {
    try {
      Image small =
          ImageIO.read(file.toFile()).getScaledInstance(WIDTH, HEIGHT, Image.SCALE_AREA_AVERAGING);
      var grey = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
      var pen = grey.createGraphics();
      pen.drawImage(small, 0, 0, null);
      pen.dispose();
      return grey.getRaster().getPixels(0, 0, WIDTH, HEIGHT, (int[]) null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
