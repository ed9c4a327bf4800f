package io.crossdock.magento.rest;

import java.util.Map;

/** Where Magento's Admin shows its ACL resources, on an integration's API tab. */
public final class Permissions {

  public static final String ORDERS = "Magento_Sales::actions_view";
  public static final String STORES = "Magento_Backend::store";
  public static final String PRODUCTS = "Magento_Catalog::products";
  public static final String GROUPS = "Magento_Customer::group";

  public static final String SHIPMENTS = "Magento_Sales::shipment";
  public static final String INVOICES = "Magento_Sales::sales_invoice";
  public static final String CREDIT_MEMOS = "Magento_Sales::sales_creditmemo";

  private static final Map<String, String> IN_ADMIN =
      Map.of(
          SHIPMENTS, "Sales > Operations > Shipments",
          INVOICES, "Sales > Operations > Invoices",
          CREDIT_MEMOS, "Sales > Operations > Credit Memos",
          ORDERS, "Sales > Operations > Orders > Actions > View",
          STORES, "Stores > Settings > All Stores",
          PRODUCTS, "Catalog > Inventory > Products",
          GROUPS, "Customers > Customer Groups");

  private Permissions() {}

  public static String inAdmin(String resource) {
    return IN_ADMIN.getOrDefault(resource, resource);
  }
}
