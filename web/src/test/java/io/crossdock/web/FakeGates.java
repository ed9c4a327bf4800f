package io.crossdock.web;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.port.work.Gates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Gates that are closed when a test says so. */
public final class FakeGates implements Gates {

  public final List<Closed> closed = new ArrayList<>();
  final List<Remote> tried = new ArrayList<>();

  @Override
  public Admission admit(Remote remote, String instance) {
    return Admission.OPEN;
  }

  @Override
  public boolean closed(Remote remote, String instance) {
    return false;
  }

  @Override
  public void close(Remote remote, Failure failure, IntFunction<Duration> wait) {}

  @Override
  public boolean tryIn(Remote remote, Duration wait) {
    tried.add(remote);
    return closed.stream().anyMatch(gate -> gate.remote() == remote);
  }

  @Override
  public void open(Remote remote) {}

  @Override
  public List<Closed> closed() {
    return closed;
  }
}
