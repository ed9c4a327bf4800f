/** Whose an order is: Accounts and Contacts, found, told apart and pinned. */
@NullMarked
package io.crossdock.salesforce.people;

import org.jspecify.annotations.NullMarked;
