// What this API asks of its contract besides the linter's own rules. Each is a finding at the operation, so that its name is in the message.

const followed = (ctx, value) => (value?.$ref ? ctx.resolve(value).node : value);

/** Calls check(operation, report, ctx, pathItem) for each operation. */
const perOperation = (check) => () => ({
  PathItem(pathItem, ctx) {
    for (const method of ['get', 'put', 'post', 'delete', 'patch']) {
      const operation = pathItem[method];
      if (operation) {
        const report = (message) =>
          ctx.report({ message: `${operation.operationId}: ${message}`, location: ctx.location.child([method]) });
        check(operation, report, ctx, pathItem);
      }
    }
  },
});

const parametersOf = (operation, pathItem, ctx) =>
  [...(pathItem.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) => followed(ctx, parameter));

const isOpen = (operation) => (operation.security ?? []).length === 0;

const isWebhook = (operation) => (operation.security ?? []).some((scheme) => 'stripeSignature' in scheme);

/** Every context says what it is for. */
const tagDescribed = () => ({
  Tag(tag, ctx) {
    if ((tag.description ?? '').length < 10) {
      ctx.report({ message: `tag ${tag.name} needs a description` });
    }
  },
});

/** Whoever may be refused is told so: without a token, without the role, too often, while a part is down. */
const failuresDescribed = perOperation((operation, report) => {
  const wanted = ['503', 'default'];
  if (!isWebhook(operation)) wanted.push('429');
  if (!isOpen(operation) && !isWebhook(operation)) wanted.push('401', '403');
  if (operation.requestBody) wanted.push('400', '413', '415');
  for (const status of wanted) {
    if (!operation.responses?.[status]) report(`no answer ${status}`);
  }
});

/** Every refusal has the body Error and the body Problem, each with an example. */
const errorBodies = perOperation((operation, report, ctx) => {
  for (const [status, given] of Object.entries(operation.responses ?? {})) {
    if (/^[23]/.test(status)) continue;
    const content = followed(ctx, given)?.content ?? {};
    for (const [type, schema] of [
      ['application/json', 'Error'],
      ['application/problem+json', 'Problem'],
    ]) {
      if (content[type]?.schema?.$ref !== `#/components/schemas/${schema}`) report(`answer ${status} has no ${schema} as ${type}`);
      if (Object.keys(content[type]?.examples ?? {}).length === 0) report(`answer ${status} has no example as ${type}`);
    }
  }
});

/** Roles for every operation that wants a token, none for the open ones. */
const securityStated = perOperation((operation, report) => {
  if (!operation.security) report('says nothing about security');
  const roles = operation['x-roles'] ?? [];
  if (isOpen(operation) && roles.length > 0) report('wants roles, but no token');
  if (!isOpen(operation) && !isWebhook(operation) && roles.length === 0) report('wants a token, but no role');
});

/** What goes in and comes out as JSON or CSV has an example; an answer with 200 or 201 has a body. */
const examples = perOperation((operation, report, ctx) => {
  const check = (content, where) => {
    for (const [type, body] of Object.entries(content ?? {})) {
      if (/json|csv/.test(type) && body.example === undefined && body.examples === undefined) {
        report(`no example of the ${where} as ${type}`);
      }
    }
  };
  check(followed(ctx, operation.requestBody)?.content, 'request');
  for (const [status, given] of Object.entries(operation.responses ?? {})) {
    const answer = followed(ctx, given);
    if (['200', '201'].includes(status) && !isWebhook(operation) && !answer?.content) report(`answer ${status} has no body`);
    check(answer?.content, `answer ${status}`);
  }
});

/** Nothing that comes in the URL or a header is without bounds. */
const boundedParameters = perOperation((operation, report, ctx, pathItem) => {
  for (const parameter of parametersOf(operation, pathItem, ctx)) {
    const schema = followed(ctx, parameter.schema) ?? {};
    const types = [schema.type].flat();
    if (types.includes('string') && !schema.enum && !schema.format && !schema.pattern && schema.maxLength === undefined) {
      report(`${parameter.name} may be as long as it likes`);
    }
    if (/integer|number/.test(types.join()) && (schema.minimum === undefined || schema.maximum === undefined)) {
      report(`${parameter.name} has no minimum or no maximum`);
    }
  }
});

/** A page is asked for with bounded page and size. */
const pagedLists = perOperation((operation, report, ctx, pathItem) => {
  const body = followed(ctx, operation.responses?.['200'])?.content?.['application/json']?.schema;
  const fields = Object.keys(followed(ctx, body)?.properties ?? {});
  if (['page', 'size', 'total', 'items'].every((field) => fields.includes(field))) {
    const names = parametersOf(operation, pathItem, ctx).map((parameter) => parameter.name);
    for (const name of ['page', 'size']) {
      if (!names.includes(name)) report(`answers a page, but takes no ${name}`);
    }
  }
});

/** The specification of the platform names these. */
const KEY_REQUIRED = ['startReservation', 'placeOrder', 'createPaymentIntent', 'refundPayment'];
const requiredHeaders = perOperation((operation, report, ctx, pathItem) => {
  const parameters = parametersOf(operation, pathItem, ctx);
  const required = (name) => parameters.some((parameter) => parameter.name === name && parameter.required);
  if (KEY_REQUIRED.includes(operation.operationId) && !required('Idempotency-Key')) report('Idempotency-Key has to be required');
  const version = parameters.some((parameter) => parameter.name === 'If-Match');
  if (version && !required('If-Match')) report('If-Match has to be required');
  for (const [status, given] of Object.entries(operation.responses ?? {})) {
    const headers = Object.keys(followed(ctx, given)?.headers ?? {});
    if (!headers.includes('X-Correlation-Id')) report(`answer ${status} lacks X-Correlation-Id`);
    if (['429', '503'].includes(status) && !headers.includes('Retry-After')) report(`answer ${status} lacks Retry-After`);
    if (status === '200' && version && !headers.includes('ETag')) report('answer 200 lacks ETag');
  }
});

export default function eventify() {
  return {
    id: 'eventify',
    rules: {
      oas3: {
        'tag-described': tagDescribed,
        'failures-described': failuresDescribed,
        'error-bodies': errorBodies,
        'security-stated': securityStated,
        examples,
        'bounded-parameters': boundedParameters,
        'paged-lists': pagedLists,
        'required-headers': requiredHeaders,
      },
    },
  };
}
