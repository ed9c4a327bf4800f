package io.crossdock.core.watch;

import java.util.List;

/**
 * How things stand in the database of all instances, for a monitoring system. One statement, which
 * reads indexes of what waits and small tables: orders in sync cost nothing. Thread-safe.
 */
public interface Standing {

  /** What there is nothing of is left out. */
  List<Figure> read();

  /** What is counted, or how many seconds ago it was: each is never less than 0. */
  enum What {
    /** Orders worked on, by lane. */
    RUNNING,
    /** Orders that are due and nobody works on, by lane. */
    DUE,
    /** Orders that will be due, by lane. */
    LATER,
    /** Since when the first of those due waits, by lane. */
    OLDEST,
    /** Live orders that are not in the org as they should be. */
    BEHIND,
    /** Since when the first of them is. */
    BEHIND_OLDEST,
    /** Orders that something hinders. */
    HINDERED,
    /** Since when a gate is closed, by system. */
    GATE,
    /** Since when an alarm is raised, by its code. */
    ALARM,
    /** When a way of reading the shop last got on, by its name. */
    READING,
    /** How far back the last turn of a sweep read, by its tier: orders placed since then. */
    COVERED,
    /** Salesforce calls of all instances in 24 hours, counted as the budget counts them. */
    CALLS,
    /** How long the shop has worked for all instances in the last hour. */
    SHOP_WORKED
  }

  /**
   * @param of such as {@code live}; empty where there is one alone
   */
  record Figure(What what, String of, double value) {}
}
