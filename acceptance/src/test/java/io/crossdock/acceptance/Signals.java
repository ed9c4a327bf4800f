package io.crossdock.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The machine's own way to kill and to stall a process. */
final class Signals {

  private Signals() {}

  /**
   * @param name such as {@code KILL}, {@code STOP}, {@code CONT}, {@code INT}
   * @param pid of a process, or the negative one of a group
   */
  static void send(String name, long pid) {
    try {
      new ProcessBuilder("kill", "-" + name, "--", String.valueOf(pid)).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
