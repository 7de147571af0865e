using Checkout.Data.Acceptances;
using Checkout.Data.Audit;
using Checkout.Data.Billing;
using Checkout.Data.Collections;
using Checkout.Data.Contact;
using Checkout.Data.Contracts;
using Checkout.Data.Deadlines;
using Checkout.Data.Feed;
using Checkout.Data.Feed.Export;
using Checkout.Data.Invoices;
using Checkout.Data.Ledger;
using Checkout.Data.Operating;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Autopay;
using Checkout.Data.Payments.Simulated;
using Checkout.Data.Quotes;
using Checkout.Data.Runs;
using Checkout.Data.Seeding;
using Checkout.Data.Seeding.Demo;
using Checkout.Data.SignOn;
using Checkout.Data.Statements;
using Checkout.Data.Tallies;
using Checkout.Data.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Checkout.Data;

/// <summary>Registers the data layer for the portal and the command line alike.</summary>
public static class DataRegistration
{
    /// <summary>Adds the pools, a context per scope that is confined to the scope's account, and account transactions.</summary>
    /// <remarks>The host registers the vendor's <see cref="BusinessCalendar"/> (R20) and the <see cref="AuditKey"/>.</remarks>
    public static IServiceCollection AddCheckoutData(this IServiceCollection services, DatabaseOptions options) =>
        services.AddSingleton(options).AddCheckoutData();

    /// <summary>Adds the gateway that is configured and what asks it. The host registers <see cref="CardPayments"/>, <see
    /// cref="StripeOptions"/> and the <see cref="SimulatedSignature"/>.</summary>
    public static IServiceCollection AddCheckoutPayments(this IServiceCollection services)
    {
        services.AddSingleton<SimulatedGateway>();
        services.TryAddSingleton(provider => provider.GetRequiredService<CardPayments>().Kind switch
        {
            GatewayKind.Simulated => provider.GetRequiredService<SimulatedGateway>(),
            GatewayKind.Stripe => ActivatorUtilities.CreateInstance<StripeGateway>(provider),
            _ => (IPaymentGateway)new NoGateway(),
        });
        services.AddSingleton<TakePayment>();
        services.AddSingleton<ChargeOnFile>();
        services.AddSingleton<ReconcileAttempts>();
        services.AddSingleton<OperatingFigures>();
        services.AddSingleton<ReceiveNotification>();
        services.TryAddSingleton(AutopayTerms.Usual);
        services.AddSingleton<AutopayRun>();
        services.AddSingleton<MethodUpkeep>();
        services.AddSingleton<SetUpMethod>();
        services.AddSingleton<ManageMethods>();
        services.AddSingleton<ChangeAutopay>();
        services.AddSingleton<DeadlineRun>();
        services.AddSingleton<CalendarAddresses>();
        return services;
    }

    /// <summary>The same for a host that registers <see cref="DatabaseOptions"/> from its own configuration.</summary>
    public static IServiceCollection AddCheckoutData(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => CheckoutDbContexts.For(provider.GetRequiredService<DatabaseOptions>(),
            provider.GetRequiredService<AuditKey>()));
        services.AddScoped<AccountScope>();
        services.AddScoped(provider => provider.GetRequiredService<CheckoutDbContexts>()
            .ForScope(provider.GetRequiredService<AccountScope>()));
        services.AddSingleton<AccountTransactions>();
        services.AddSingleton<RequireSecondFactor>();
        services.AddSingleton<RunGuard>();
        services.AddSingleton<DatabaseSetup>();
        services.AddSingleton<AuditVerification>();
        services.AddSingleton<TallyAudit>();
        services.AddSingleton<FeedImport>();
        services.AddSingleton<FeedExport>();
        services.AddSingleton<DemoData>();
        services.AddSingleton<AcceptQuote>();
        services.AddSingleton<BillingRun>();
        services.AddSingleton<DailyWork>();
        services.AddSingleton<ReminderRun>();
        services.TryAddSingleton(TransferPolicy.None);
        services.TryAddSingleton(ReminderPolicy.Standard);
        services.TryAddSingleton(DeadlinePolicy.Standard);
        services.AddSingleton<ChangeBillingDetails>();
        services.AddSingleton<Submissions>();
        services.AddSingleton<ApplyCredit>();
        services.AddSingleton<UndoApplication>();
        services.AddSingleton<DisputeInvoice>();
        services.AddSingleton<RequestRefund>();
        services.AddSingleton<PromisePayment>();
        services.AddSingleton<PrepareRemittance>();
        services.TryAddSingleton(new BillingDepartment("", ""));
        services.AddSingleton<StartPayment>();
        services.AddSingleton<SettleAttempt>();
        services.AddSingleton<ReturnQuote>();
        services.AddSingleton<DeclineQuote>();
        services.AddSingleton<DiscardQuote>();
        services.AddSingleton<AskAboutQuote>();
        services.AddSingleton<GiveRenewalNotice>();
        services.AddSingleton<TakeRenewalNoticeBack>();
        services.AddSingleton<SendContactRequest>();
        services.AddSingleton<SendStatement>();
        services.AddSingleton<ManageMembers>();
        services.AddSingleton<ManageBundles>();
        services.AddSingleton<AskForAccess>();
        services.AddSingleton<AcceptInvitation>();
        services.AddSingleton<QuoteReadings>();
        services.AddSingleton<ManageSignOn>();
        return services;
    }
}
