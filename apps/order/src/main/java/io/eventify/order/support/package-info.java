/** What only support and administrators see: orders found by what a customer names, and how a saga stands. */
@NullMarked
package io.eventify.order.support;

import org.jspecify.annotations.NullMarked;
