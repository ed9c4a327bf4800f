package io.crossdock.core.port.settings;

import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.settings.ConnectionCheck.Row;
import java.util.List;

/** A look at the org before anything is sent to it. Reads only. Every method throws FailedCall. */
public interface LookAhead {

  OrgShape shape();

  /**
   * What these plans would meet: price books, products and companies that are there already, twice,
   * or not. In few calls.
   */
  List<Row> of(List<Plan> plans);
}
