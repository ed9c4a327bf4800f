package io.crossdock.web.watch;

import io.crossdock.core.view.QueueView.Figures;
import io.crossdock.core.view.QueueView.Groups;
import java.util.List;
import java.util.Optional;

/**
 * The page "Queue".
 *
 * @param again how many orders were just asked to be tried again; empty = nobody asked
 * @param operation that sends them; empty = none was started
 */
public record QueueModel(Now now, Optional<Long> again, String operation) {

  /** What is asked for again and again. */
  public record Now(List<Figures> lanes, Groups groups) {}
}
