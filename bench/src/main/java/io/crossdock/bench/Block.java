package io.crossdock.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of docs/performance.md that a command writes, between two marks of its own. */
enum Block {
  FIGURES("figures", "./crossdock bench"),
  HOT_PATHS("hot paths", "./crossdock bench --hot"),
  BACKFILL("back-fill", "./crossdock bench --backfill"),
  LONG_BACKFILL("long back-fill", "./crossdock bench --backfill 100000 10"),
  RELEASE("release", "./crossdock bench --release"),
  MOVES("queue", "./crossdock bench --queue"),
  SOAK("soak", "./crossdock bench --soak");

  private final String begin;
  private final String end;

  Block(String what, String command) {
    this.begin = "<!-- " + what + ": written by " + command + " -->";
    this.end = "<!-- end of " + what + " -->";
  }

  /** Replaces what stood there. */
  void write(Path page, String text) throws IOException {
    String old = Files.readString(page);
    int from = old.indexOf(begin);
    int to = old.indexOf(end);
    if (from < 0 || to < from) {
      throw new IOException(page + " has lost its lines \"" + begin + "\" and \"" + end + "\"");
    }
    Files.writeString(page, old.substring(0, from) + begin + "\n" + text + old.substring(to));
  }
}
