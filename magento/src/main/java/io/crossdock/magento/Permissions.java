package io.crossdock.magento;

import java.util.Map;

/** Where Magento's Admin shows its ACL resources, on an integration's API tab. */
final class Permissions {

  static final String ORDERS = "Magento_Sales::actions_view";
  static final String STORES = "Magento_Backend::store";
  static final String PRODUCTS = "Magento_Catalog::products";

  private static final Map<String, String> IN_ADMIN =
      Map.of(
          ORDERS, "Sales > Operations > Orders > Actions > View",
          STORES, "Stores > Settings > All Stores",
          PRODUCTS, "Catalog > Inventory > Products");

  private Permissions() {}

  static String inAdmin(String resource) {
    return IN_ADMIN.getOrDefault(resource, resource);
  }
}
