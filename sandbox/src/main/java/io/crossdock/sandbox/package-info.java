/**
 * A Magento shop and a Salesforce org to try Crossdock, or any other client, against. Speaks HTTP
 * only and shares no code with the product.
 */
@NullMarked
package io.crossdock.sandbox;

import org.jspecify.annotations.NullMarked;
