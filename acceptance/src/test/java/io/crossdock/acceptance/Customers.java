package io.crossdock.acceptance;

/** Who buys in the shop, through a cart and the checkout. */
record Customers(ShopRest shop) {

  /** As a guest; gives the entity id. */
  long buy(String sku, int quantity, String email) {
    String cart = shop.json("POST", "/guest-carts", "").asString();
    return checkOut(shop, "/guest-carts/" + cart, sku, quantity, email);
  }

  /** As a registered customer, who is registered now unless known; gives the entity id. */
  long buyAsCustomer(String sku, int quantity, String email) {
    var _ =
        shop.send(
            "POST",
            "/customers",
            """
            {"customer":{"email":"%s","firstname":"Carl","lastname":"Customer"},"password":"secret"}\
            """
                .formatted(email));
    String token =
        shop.json(
                "POST",
                "/integration/customer/token",
                "{\"username\":\"%s\",\"password\":\"secret\"}".formatted(email))
            .asString();
    ShopRest mine = shop.as(token);
    mine.json("POST", "/carts/mine", "");
    return checkOut(mine, "/carts/mine", sku, quantity, email);
  }

  private static long checkOut(ShopRest shop, String cart, String sku, int quantity, String email) {
    shop.json(
        "POST",
        cart + "/items",
        "{\"cartItem\":{\"sku\":\"%s\",\"qty\":%d}}".formatted(sku, quantity));
    String address =
        """
        {"firstname":"Grace","lastname":"Hopper","street":["1 Main Street"],"city":"Los Angeles",
         "region_id":12,"region_code":"CA","region":"California","postcode":"90001",
         "country_id":"US","telephone":"555 0100","email":"%s"}\
        """
            .formatted(email);
    shop.json(
        "POST",
        cart + "/shipping-information",
        """
        {"addressInformation":{"shipping_address":%s,"billing_address":%s,
         "shipping_carrier_code":"flatrate","shipping_method_code":"flatrate"}}\
        """
            .formatted(address, address));
    return shop.json("PUT", cart + "/order", "{\"paymentMethod\":{\"method\":\"checkmo\"}}")
        .asLong();
  }
}
