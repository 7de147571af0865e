using Checkout.Testing.SqlServer;

[assembly: TestCollectionOrderer("Checkout.Testing.SqlServer.RunsLast", "Checkout.Testing")]

namespace Checkout.Browser.Tests.SqlServer;

[CollectionDefinition(RunsLast.Collection, DisableParallelization = true)]
public sealed class LastCollection;

[Collection(RunsLast.Collection)]
[Trait("Category", "Soak")]
public sealed class WhatBrowserTestsAsked : EveryQueryOnSqlServer;
