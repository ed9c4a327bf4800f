package io.crossdock.bench.peer;

/** One way to bring a shop's orders to Salesforce. */
public interface Peer {

  /**
   * Sends the shop's orders, oldest first, until all are in.
   *
   * @throws IllegalStateException when one is refused
   */
  void send() throws Exception;
}
