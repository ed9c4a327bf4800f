package io.crossdock.core.port.work;

import io.crossdock.core.order.Order;
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
      long failed) {}

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

  /** How many orders of history are due and unclaimed. */
  long waiting();

  /**
   * Queues a page and moves on; one transaction. Orders this back-fill has queued before are left
   * out. Nothing happens when it does not run any more: a pause or cancel came while the page was
   * read.
   *
   * @param selected of the page, what the request wants
   * @param reached the next place; empty = that was all
   */
  void feed(String id, List<Order> selected, Optional<Place> reached);

  /**
   * A place in a running back-fill.
   *
   * @param before the next page holds orders placed before it
   * @param page from 1; more than 1 while many orders share a second
   */
  record Place(String id, Request request, Instant before, int page) {}
}
