package io.eventify.platform.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** The query parameters of a bounded list; use as {@code @BeanParam @Valid Paging}. */
public class Paging {
    /** From 1. */
    @QueryParam("page")
    @DefaultValue("1")
    @Min(1)
    @Max(100_000)
    public int page;

    /** 1 to 100. */
    @QueryParam("size")
    @DefaultValue("20")
    @Min(1)
    @Max(100)
    public int size;

    /** Rows to skip. */
    public int offset() {
        return (page - 1) * size;
    }
}
