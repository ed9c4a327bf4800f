package io.crossdock.salesforce.rest;

/** What Salesforce takes in one call. */
public final class Limits {

  /** Graphs of one composite graph call, each a transaction of its own. */
  public static final int GRAPHS = 75;

  /** Nodes of all graphs of one such call. */
  public static final int NODES = 500;

  /** Different kinds of nodes in one such call. */
  public static final int KINDS = 15;

  /** Records of one sObject collection. */
  public static final int COLLECTION = 200;

  /** Collections of one composite call, and so of one transaction. */
  public static final int COLLECTIONS = 5;

  /** Queries of one composite call. */
  public static final int QUERIES = 5;

  /** Records of one page of a query's answer. */
  public static final int PAGE = 2000;

  private Limits() {}
}
