package io.crossdock.core.port.work;

import io.crossdock.core.order.Order;
import io.crossdock.core.port.work.WorkQueue.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * "Sync all orders now": history on its way to Salesforce. Its orders are read from the shop page
 * by page, newest first, and queued behind every live order; the place reached is kept with the
 * page in one transaction, so that a crash repeats nothing and loses nothing. Thread-safe.
 */
public interface Backfills {

  /**
   * What to send.
   *
   * @param from when the oldest was placed, inclusive
   * @param before exclusive
   * @param statuses of Magento; empty = all
   */
  record Request(Instant from, Instant before, Set<String> statuses) {}

  /** Paused and cancelled ones queue nothing more; what is queued, some hundred, still goes. */
  enum State {
    RUNNING,
    PAUSED,
    DONE,
    CANCELLED
  }

  /**
   * How far one is.
   *
   * @param reached orders placed after it are queued or done
   * @param queued how many have been queued so far; the next four are their parts
   * @param open still on their way
   * @param failed out of sync, each with its reason in the grid
   * @param pace how fast it gets on
   */
  record Progress(
      String id,
      Request request,
      String startedBy,
      Instant startedAt,
      State state,
      Instant reached,
      long queued,
      long open,
      long inSync,
      long notSent,
      long failed,
      Pace pace) {

    /** Of so many orders, these are through: sent, left out or failed. */
    public long settled() {
      return queued - open;
    }

    /** 0 to 100; by orders as soon as the shop has told how many there are. */
    public long percent() {
      if (state == State.DONE && open == 0) {
        return 100;
      }
      return pace.orders() == 0 ? 0 : Math.min(99, 100 * settled() / pace.orders());
    }

    /** Until all are through, at the pace of the last minutes; empty while nothing tells. */
    public Optional<Duration> left() {
      long open = pace.orders() - settled();
      return state == State.RUNNING && pace.aMinute() > 0 && open > 0
          ? Optional.of(Duration.ofMinutes(1).multipliedBy(open).dividedBy(pace.aMinute()))
          : Optional.empty();
    }
  }

  /**
   * How fast one gets on.
   *
   * @param orders it has in all, as the shop told when it began; 0 = not told yet
   * @param aMinute how many of history went through a minute, on average of the last five
   * @param behind whether live orders go first right now
   */
  record Pace(long orders, long aMinute, boolean behind) {}

  /** How many orders of the period the grid knows: at least so many will be sent. */
  long estimate(Request request);

  /** Begins one, after those that already run; gives its id. */
  String start(Request request, String user);

  /** Nothing happens to one that is done or cancelled, or unknown. */
  void pause(String id);

  /** Goes on where it stopped. */
  void resume(String id);

  void cancel(String id);

  Optional<Progress> find(String id);

  /** Newest first. */
  List<Progress> recent(int limit);

  /** What the feeding engine works on next: the oldest that runs. */
  Optional<Place> next();

  /** How many orders it has in all, as the shop tells. */
  void counted(String id, long orders);

  /** How many orders of history are due and unclaimed. */
  long waiting();

  /**
   * Queues a page and moves on; one transaction. Orders this back-fill has queued before are left
   * out. Nothing happens when it does not run any more: a pause or cancel came while the page was
   * read.
   *
   * @param selected of the page, what the request wants
   * @param reached the next place; empty = that was all
   * @param since a moment of the queue before the page was read
   * @return how many were marked, and which of them nobody had touched since
   */
  Observed feed(String id, List<Order> selected, Optional<Place> reached, long since);

  /**
   * A place in a running back-fill.
   *
   * @param before the next page holds orders placed before it
   * @param page from 1; more than 1 while many orders share a second
   */
  record Place(String id, Request request, Instant before, int page) {}
}
