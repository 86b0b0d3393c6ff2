package io.eventify.reservation.cart;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A code that a customer types. */
public record CouponRequest(@NotBlank @Size(max = 60) String code) {}
