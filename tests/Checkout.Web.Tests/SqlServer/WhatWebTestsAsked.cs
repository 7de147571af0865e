using Checkout.Testing.SqlServer;

[assembly: TestCollectionOrderer("Checkout.Testing.SqlServer.RunsLast", "Checkout.Testing")]

namespace Checkout.Web.Tests.SqlServer;

[CollectionDefinition(RunsLast.Collection, DisableParallelization = true)]
public sealed class LastCollection;

[Collection(RunsLast.Collection)]
public sealed class WhatWebTestsAsked : EveryQueryOnSqlServer;
