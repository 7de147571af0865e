namespace Checkout.Web.Tests.Testing;

/// <summary>Tests that measure memory or time run after all others, one by one.</summary>
[CollectionDefinition(nameof(MeasuredAlone), DisableParallelization = true)]
public sealed class MeasuredAlone;
